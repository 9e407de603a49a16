/**
 * Tag for request paths: every value becomes exactly one path segment.
 * @example path`/v1/albums/${albumId}`
 * @throws RangeError for an empty value and for `.` and `..`, which a URL parser would resolve away
 */
export function path(parts: TemplateStringsArray, ...segments: string[]): string {
	return segments.reduce((sofar, segment, index) => {
		if (/^\.{0,2}$/.test(segment)) throw new RangeError('An ID must not be empty or dots only');
		return sofar + encodeURIComponent(segment) + parts[index + 1];
	}, parts[0]);
}
