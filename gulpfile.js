const { src, dest, parallel } = require('gulp');

/** What TypeScript does not carry over: icons, codex files and output schemas. */
const icons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));

const nodeFiles = () =>
	src(['nodes/**/*.node.json', 'nodes/**/__schema__/**/*.json']).pipe(dest('dist/nodes'));

exports.assets = parallel(icons, nodeFiles);
exports.default = exports.assets;
