import { html } from 'hono/html';

import { simulatedPage, type Html } from '../page';
import type { User } from './registry';
import { describeScope, isIdentityScope } from './scopes';

const STYLE = `
	body { max-width: 32rem; }
	fieldset { border: 1px solid #c4c7c5; border-radius: 8px; margin: 1rem 0; }
	label { display: block; padding: 0.25rem 0; }
`;

const page = (title: string, body: Html): Html => simulatedPage(title, STYLE, body);

export interface Consent {
	/** Where the form goes: path and query of the authorization request. */
	action: string;
	clientId: string;
	users: User[];
	/** Preselected account, if the request hinted at one. */
	hintedUserId?: string;
	scopes: string[];
}

/**
 * The page on which a person picks an account and what the app may do.
 * Its form posts `user`, `scope` (once for each ticked one) and `decision` (`continue` or `cancel`).
 */
export function consentPage({ action, clientId, users, hintedUserId, scopes }: Consent): Html {
	const chosen = hintedUserId ?? users[0]?.userId;
	const optional = scopes.filter((scope) => !isIdentityScope(scope));
	return page(
		'Choose an account and what this app may do',
		html`<p><strong>${clientId}</strong> wants access to your Google Account.</p>
			<form method="post" action="${action}">
				<fieldset>
					<legend>Account</legend>
					${users.map(
						({ userId, email }) => html`<label>
							<input type="radio" name="user" value="${userId}" required ${userId === chosen ? 'checked' : ''} />
							${email}
						</label>`,
					)}
				</fieldset>
				<fieldset>
					<legend>What the app may do</legend>
					${optional.map(
						(scope) => html`<label>
							<input type="checkbox" name="scope" value="${scope}" checked />
							${describeScope(scope)} <small>(${scope})</small>
						</label>`,
					)}
				</fieldset>
				<button type="submit" name="decision" value="continue">Continue</button>
				<button type="submit" name="decision" value="cancel" formnovalidate>Cancel</button>
			</form>`,
	);
}

/** The page that Google shows when it cannot send the person back to the app. */
export function errorPage(status: number, code: string, description: string): Html {
	return page(
		'Access blocked: authorization error',
		html`<p>${description}</p>
			<p>Error ${status}: ${code}</p>`,
	);
}
