import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { Refusal } from '../refusal.ts'
import {
  fromBytes,
  hashSecret,
  type KeyRing,
  looksLikeSecret,
  newSecret,
  sameText,
  toBytes,
} from '../store/seal.ts'
import type { LaunchRow, Store } from '../store/store.ts'
import { LAUNCH_ID } from './credentials.ts'

/** A launch between `GET /launch` and `/callback`: everything the answer of the authorization server is held against. */
export interface PendingLaunch {
  launchId: string
  vendorId: string
  /** FHIR base exactly as it came; also `aud`. */
  iss: string
  /** Issuer of the authorization server that this launch was sent to (against mix-up, RFC 9700 4.4). */
  issuer: string
  /** OAuth `state`; also the key under which fhirclient keeps its own state object. */
  state: string
  nonce: string
  redirectUri: string
  pageHash: string
  /** Whether the launch page's calls brought the cookie; null until it called. */
  cookieCameBack: boolean | null
  /** fhirclient's state object, the PKCE `codeVerifier` among it. */
  clientState: { readonly [name: string]: unknown } | null
}

/** What only the browser gets: the cookie's credential, and the launch page's own, good for the state API alone. */
export interface LaunchSecrets {
  credential: string
  pageCredential: string
}

/** Launches between the launch page and the answer of the vendor’s sign-in. */
export interface PendingLaunches {
  begin(
    launch: Pick<PendingLaunch, 'vendorId' | 'iss' | 'issuer' | 'redirectUri'>,
    now: Date,
  ): Promise<{ launch: PendingLaunch; secrets: LaunchSecrets }>
  /** The launch of a launch page that proves itself; `cookie` is checked when there is one. */
  ofPage(
    launchId: string,
    proof: { pageCredential: string | null; cookie: string | null },
    now: Date,
  ): Promise<PendingLaunch>
  /** Keeps fhirclient's state object, and whether the cookie came with it. */
  keep(
    launch: PendingLaunch,
    clientState: PendingLaunch['clientState'],
    cookieCame: boolean,
  ): Promise<void>
  /** Finds the launch by OAuth `state` and forgets it, so that a `state` works once, for errors too. */
  take(
    state: string,
    now: Date,
  ): Promise<{ launch: PendingLaunch; isOwnCookie: (cookie: string | null) => boolean } | null>
}

const LIFE_MILLISECONDS = 10 * 60_000
const PURPOSE = 'pending launch'
const STATE = 'oauth state'

/** What a kept state object may look like: fhirclient's own, of bounded size. */
export const ClientState = z.looseObject({
  key: z.string(),
  codeVerifier: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{43,128}$/)
    .optional(),
})

/** Keeps them sealed in the store. */
export function pendingLaunchesIn(store: Store, keys: KeyRing): PendingLaunches {
  const seal = (launch: PendingLaunch) => keys.seal(PURPOSE, launch.launchId, toBytes(launch))
  const read = (row: LaunchRow): PendingLaunch | null => {
    const plain = keys.open(PURPOSE, row.launchId, row.sealed)
    return plain && (fromBytes(plain) as PendingLaunch)
  }
  return {
    begin: async (given, now) => {
      const secrets = { credential: newSecret(), pageCredential: newSecret() }
      const launch: PendingLaunch = {
        ...given,
        launchId: randomBytes(16).toString('hex'),
        state: newSecret(),
        nonce: newSecret(),
        pageHash: hashSecret(secrets.pageCredential),
        cookieCameBack: null,
        clientState: null,
      }
      await store.launches.create({
        launchId: launch.launchId,
        credentialHash: hashSecret(secrets.credential),
        sealed: seal(launch),
        expiresAt: new Date(now.getTime() + LIFE_MILLISECONDS).toISOString(),
      })
      await store.launches.bindState(launch.launchId, keys.lookup(STATE, launch.state))
      return { launch, secrets }
    },
    ofPage: async (launchId, { pageCredential, cookie }, now) => {
      if (!LAUNCH_ID.test(launchId) || !looksLikeSecret(pageCredential)) {
        throw new Refusal('session-unknown')
      }
      const row = await store.launches.get(launchId, now.toISOString())
      const launch = row && read(row)
      if (!row || !launch) throw new Refusal('launch-invalid')
      const cookieFits = cookie === null || sameText(row.credentialHash, hashSecret(cookie))
      if (!sameText(launch.pageHash, hashSecret(pageCredential)) || !cookieFits) {
        throw new Refusal('session-unknown')
      }
      return launch
    },
    keep: async (launch, clientState, cookieCame) => {
      const cookieCameBack = launch.cookieCameBack === true || cookieCame
      const kept = await store.launches.update(
        launch.launchId,
        seal({ ...launch, clientState, cookieCameBack }),
      )
      if (!kept) throw new Refusal('launch-invalid')
    },
    take: async (state, now) => {
      if (!looksLikeSecret(state)) return null
      for (const key of keys.lookups(STATE, state)) {
        const row = await store.launches.takeByState(key, now.toISOString())
        const launch = row && read(row)
        if (!row || !launch || !sameText(launch.state, state)) continue
        return {
          launch,
          isOwnCookie: (cookie) =>
            cookie !== null && sameText(row.credentialHash, hashSecret(cookie)),
        }
      }
      return null
    },
  }
}
