import Sequencer from '@jest/test-sequencer';

type Tests = Parameters<Sequencer['sort']>[0];

const isLast = ({ path }: Tests[number]) => path.endsWith('secrets.test.ts');

/** Runs the files by name, and last the one that looks through what the others left behind. */
export default class EndToEndSequencer extends Sequencer {
	sort(tests: Tests): Tests {
		const byName = [...tests].sort((a, b) => (a.path < b.path ? -1 : 1));
		return [...byName.filter((test) => !isLast(test)), ...byName.filter(isLast)];
	}
}
