/** Light and dark, from a phone's width up. */
export const STYLE = `
:root { --ink: #1f2328; --soft: #57606a; --paper: #f6f8fa; --card: #ffffff; --line: #d0d7de; --act: #0b57d0; --on-act: #ffffff; }
@media (prefers-color-scheme: dark) {
	:root { --ink: #e6edf3; --soft: #9da7b3; --paper: #0d1117; --card: #161b22; --line: #30363d; --act: #a8c7fa; --on-act: #062e6f; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { width: 100%; max-width: 30rem; padding: 2rem 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: 1rem; overflow-wrap: anywhere; }
main:focus { outline: none; }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25; }
p { margin: 0 0 1rem; }
form { margin: 0; }
button, .button { display: inline-block; padding: 0.7rem 1.4rem; border: 0; border-radius: 1.5rem; background: var(--act); color: var(--on-act); font: inherit; font-weight: 600; text-decoration: none; cursor: pointer; }
button:focus-visible, a:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
a { color: var(--act); }
a.button { color: var(--on-act); }
.soft { margin: 1rem 0; color: var(--soft); font-size: 0.9rem; }
.soft p { margin: 0; }
main > :last-child { margin-bottom: 0; }
[hidden] { display: none; }
`;

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
