import { html, raw } from 'hono/html';
import { simulatedPage, type Html } from '../page';
import type { PersonalItem } from './personalLibrary';
import type { Session } from './sessions';

const STYLE = `
	body { max-width: 60rem; margin-block: 2rem; }
	fieldset { border: 0; padding: 0; margin: 1rem 0; display: grid; gap: 0.75rem; grid-template-columns: repeat(auto-fill, minmax(10rem, 1fr)); }
	legend { padding: 0 0 0.5rem; }
	label { display: block; overflow-wrap: anywhere; font-size: 0.875rem; }
	label img { display: block; width: 100%; height: auto; border-radius: 8px; }
	label:has(:checked) img { outline: 4px solid #0b57d0; }
	.bar { position: sticky; top: 0; background: #fff; padding: 0.5rem 0; display: flex; gap: 1rem; align-items: center; }
	.problem { background: #f9dedc; border-radius: 8px; padding: 0.5rem 1rem; }
`;

/** Says how many are ticked, and takes no more ticks than the session allows. */
const COUNT = `
	const form = document.forms[0];
	const max = Number(form.dataset.max);
	const boxes = [...form.querySelectorAll('input[type=checkbox]')];
	const update = () => {
		const ticked = boxes.filter((box) => box.checked).length;
		document.getElementById('count').textContent = ticked + ' selected, at most ' + max;
		for (const box of boxes) box.disabled = ticked >= max && !box.checked;
	};
	form.addEventListener('change', update);
	update();
`;

const page = (title: string, body: Html): Html => simulatedPage(title, STYLE, body);

export interface PickerPage {
	session: Session;
	items: readonly PersonalItem[];
	/** Ids that are ticked from the start. */
	selected: readonly string[];
	/** Why Done was refused. */
	problem?: string;
}

/**
 * The page on which a person picks. Its form posts `mediaItemId` (once for each ticked item) and
 * `decision` (`done` or `cancel`) to the page's own address.
 */
export function pickerPage({ session, items, selected, problem }: PickerPage): Html {
	const ticked = new Set(selected);
	return page(
		'Select photos and videos',
		html`<p><strong>${session.clientId}</strong> asks ${session.userId} to select up to ${session.maxItemCount} items.</p>
			${problem === undefined ? '' : html`<p class="problem" role="alert">${problem}</p>`}
			<form method="post" data-max="${session.maxItemCount}">
				<div class="bar">
					<button type="submit" name="decision" value="done">Done</button>
					<button type="submit" name="decision" value="cancel">Cancel</button>
					<span id="count" role="status"></span>
				</div>
				<fieldset>
					<legend>Your library, newest first</legend>
					${items.map((item) => choice(session, item, ticked.has(item.id)))}
				</fieldset>
			</form>
			<script>${raw(COUNT)}</script>`,
	);
}

function choice({ pageKey }: Session, { id, filename, kind }: PersonalItem, ticked: boolean): Html {
	return html`<label>
		<img src="/integration/picker/${pageKey}/thumbnails/${id}" alt="" width="160" height="120" loading="lazy" />
		<input type="checkbox" name="mediaItemId" value="${id}" ${ticked ? 'checked' : ''} />
		${filename}${kind === 'video' ? ' (video)' : ''}
	</label>`;
}

/** @param closes whether the tab is to close itself, which a browser allows only to some tabs. */
export function noticePage(title: string, sentence: string, closes = false): Html {
	return page(
		title,
		html`<p role="status">${sentence}</p>
			${closes ? html`<script>window.close();</script>` : ''}`,
	);
}
