/**
 * The page's script. It fetches the page's own address at Google's interval and, once something has
 * changed, shows what came in place of what is there. After a failure it keeps asking.
 */
export const POLLING = `
(function () {
	var main = document.querySelector('main');
	var note = document.getElementById('note');
	var timer, busy = false;
	function later(seconds) {
		clearTimeout(timer);
		timer = setTimeout(ask, Math.max(1, Number(seconds) || 5) * 1000);
	}
	function showNote(is) { if (note) note.hidden = !is; }
	function show(text) {
		var part = (/<main[^]*<\\/main>/.exec(text) || [''])[0];
		var next = new DOMParser().parseFromString(part, 'text/html').querySelector('main');
		var state = next && next.dataset.state;
		if (!next || state === 'error') { showNote(true); return later(main.dataset.after); }
		if (state === 'waiting' && main.dataset.state === state) { showNote(false); return later(next.dataset.after); }
		main.replaceWith(next);
		document.title = next.querySelector('h1').textContent;
		next.focus();
		note = document.getElementById('note');
		main = state === 'waiting' ? next : null;
		if (main) later(main.dataset.after);
		if (next.dataset.go) location.assign(next.dataset.go);
	}
	function ask() {
		if (busy || !main) return;
		busy = true;
		fetch(location.href, { cache: 'no-store', credentials: 'same-origin' })
			.then(function (response) { return response.text(); })
			.then(function (text) { busy = false; show(text); })
			.catch(function () { busy = false; showNote(true); if (main) later(main.dataset.after); });
	}
	document.addEventListener('visibilitychange', function () {
		if (document.visibilityState === 'visible') ask();
	});
	later(main.dataset.after);
})();
`;
