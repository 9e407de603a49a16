'use strict';

// n8n loads nodes and credentials by the paths in package.json; this serves tools that expect a main file.
module.exports = {};
