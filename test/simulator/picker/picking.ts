import type { PersonalItem } from './personalLibrary';
import type { Session } from './sessions';
import type { PickerState } from './state';

/**
 * The person presses Done.
 * @param ids what is ticked, in order; duplicates count once.
 * @throws Error with a sentence for the person, if these cannot be picked.
 */
export function finishPicking(
	{ people }: PickerState,
	session: Session,
	ids: readonly string[],
): void {
	const { picked, maxItemCount, userId } = session;
	if (picked) throw new Error('This session is done already.');
	const items = new Map(people.of(userId).map((item) => [item.id, item]));
	const chosen = [...new Set(ids)].map((id): PersonalItem => {
		const item = items.get(id);
		if (!item) throw new Error(`There is no item ${id} in this library.`);
		return item;
	});
	if (chosen.length === 0) throw new Error('Select at least one item.');
	if (chosen.length > maxItemCount) {
		throw new Error(`Select at most ${maxItemCount} items; ${chosen.length} are selected.`);
	}
	session.picked = chosen;
}
