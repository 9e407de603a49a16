import { refusedPage } from './pages';

/** Why a visitor cannot go on from here. */
export const FORGED = refusedPage(
	'This address is not valid',
	'It is incomplete, was changed, or belongs to another page.',
);

export const FOREIGN = refusedPage(
	'This did not come from this page',
	'Another site has sent the request. Open the page itself, and press the button there.',
);

export const EXPIRED = refusedPage(
	'This selection has expired',
	'Google keeps a selection for a limited time only.',
);

export const GONE = refusedPage(
	'This selection no longer exists',
	'It was canceled, or it has expired at Google.',
);

export const HANDED_OVER = refusedPage(
	'Already sent',
	'The photos of this selection were handed over before. There is nothing left to do here.',
);

export const BUSY = refusedPage(
	'Please wait a little',
	'Many selections were begun here a short time ago. Try again in a few minutes.',
);

export const SIGN_IN = refusedPage('Please sign in', 'This page needs a user name and a password.');

export const TOO_MANY_ATTEMPTS = refusedPage(
	'Too many wrong passwords',
	'Wait a minute, then open this page again and give the right user name and password.',
);
