import {
  type Report,
  runCheck,
} from '../../../../auth-server/launch/registration/check/run-check.ts'
import { selfDriven } from '../../../../auth-server/launch/registration/check/walk.ts'
import { scopesToRegister } from '../../../../auth-server/launch/registration/wanted-scopes.ts'
import { signingKeys } from '../a-panel.ts'
import { type BreakableVendor, CLIENT_ID, REDIRECT_URI } from './a-breakable-vendor.ts'

/** The whole check of a breakable vendor, launch and note included. */
export async function checked(vendor: BreakableVendor): Promise<Report> {
  return runCheck({
    subject: {
      iss: vendor.iss,
      page: vendor.url,
      panel: 'https://panel.example',
      entry: null,
      parts: [],
    },
    trial: {
      client: {
        client: { method: 'none', id: CLIENT_ID },
        keys: await signingKeys(),
        redirectUri: REDIRECT_URI,
        scopes: scopesToRegister(),
      },
      walker: selfDriven(vendor.iss, vendor.launch(), REDIRECT_URI),
      writeNote: true,
    },
  })
}
