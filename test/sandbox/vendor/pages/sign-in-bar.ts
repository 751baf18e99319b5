import { fullName, VENDOR_USERS, type VendorUser } from '../users.ts'
import { html, type Markup } from './page.ts'

/** Who is signed in, with a way to become someone else: the sandbox has no passwords. */
export function signInBar(user: VendorUser, back: string): Markup {
  return html`<form class="who" method="post" action="/signed-in">
<input type="hidden" name="back" value="${back}">
<label for="user">Signed in as</label>
<select id="user" name="user">
${VENDOR_USERS.map(
  (known) =>
    html`<option value="${known.id}"${known.id === user.id ? html` selected` : null}>${fullName(
      known,
    )}, ${known.role.display.toLowerCase()}${known.smartcard === null ? '' : ' (smartcard)'}</option>`,
)}
</select>
<button>Switch</button>
</form>`
}
