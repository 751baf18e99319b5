import { randomBytes } from 'node:crypto'
import { aBrowser, launchUrl, type Visit } from '../../auth-server/launch/a-browser.ts'
import type { AttackResult } from './result.ts'
import { cookieName, type SignInScene, signInScene } from './sign-in-scene.ts'

const secret = () => randomBytes(32).toString('base64url')
const isIn = ({ status, location }: Visit) =>
  status === 303 && location?.startsWith('/app/') === true

async function inScene(
  name: string,
  work: (scene: SignInScene, note: (what: string, got: boolean) => void) => Promise<string[]>,
): Promise<AttackResult> {
  const scene = await signInScene()
  const through: string[] = []
  let tried = 0
  const note = (what: string, got: boolean) => {
    tried += 1
    if (got) through.push(what)
  }
  try {
    const remarks = await work(scene, note)
    return { name, tried, through, remarks }
  } finally {
    await scene.close()
  }
}

/** A session that somebody else prepared: planted cookies, another's callback, a launch id of one's own choosing. */
export const fixation = (): Promise<AttackResult> =>
  inScene('session fixation', async ({ panel, vendor, beforeCallback }, note) => {
    const mine = await beforeCallback()
    for (const [what, cookies] of [
      ['another’s callback, without any cookie', []],
      [
        'another’s callback, with a made-up cookie of its launch',
        [[cookieName(mine.launchId), secret()]],
      ],
      [
        'another’s callback, with two cookies of its launch',
        [
          [cookieName(mine.launchId), secret()],
          [`x; ${cookieName(mine.launchId)}`, secret()],
        ],
      ],
    ] as const) {
      const attacker = await beforeCallback()
      const victim = aBrowser(panel)
      for (const [name, value] of cookies)
        victim.cookies.set(name.replace(mine.launchId, attacker.launchId), value)
      note(what, isIn(await victim.visit(attacker.callback)))
    }
    const attacker = await beforeCallback()
    const victim = await beforeCallback()
    note(
      'another’s callback, with the victim’s own launch cookie',
      isIn(await victim.browser.visit(attacker.callback)),
    )

    const planted = aBrowser(panel)
    const [chosen, known] = [randomBytes(16).toString('hex'), secret()]
    planted.cookies.set(cookieName(chosen), known)
    const { data, answer } = await planted.signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))
    note('a launch id that was planted is taken', data.launchId === chosen)
    note(
      'a credential that was planted is taken',
      planted.cookies.get(cookieName(data.launchId)) === known,
    )
    note('no session came of an honest launch', !isIn(answer))

    const honest = await beforeCallback()
    const before = honest.browser.cookies.get(cookieName(honest.launchId)) ?? ''
    await honest.browser.visit(honest.callback)
    const after = honest.browser.cookies.get(cookieName(honest.launchId)) ?? ''
    note(
      'the credential is the same before and after the sign-in',
      before === after || after === '',
    )
    const opens = (credential: string) =>
      panel.sessions.open(honest.launchId, credential, panel.clock()).then(
        () => true,
        () => false,
      )
    note('the credential from before the sign-in opens the session', await opens(before))
    note('the session does not open at all', !(await opens(after)))
    for (const parameter of [
      'sid',
      'session',
      'launchId',
      'id',
      'launch_id',
      'credential',
      'state',
    ]) {
      const address = `${launchUrl(panel, vendor.iss, vendor.newLaunch())}&${parameter}=${chosen}`
      const { status } = await aBrowser(panel).visit(address)
      note(`the launch takes a ${parameter}`, status === 200)
    }
    return [
      'where no cookie comes back to a frame at all, the callback is bound by state and page alone; the panel names user and patient',
    ]
  })

/** What was used once is used again: state, code, launch, hand-off, an ended session's credential. */
export const replay = (): Promise<AttackResult> =>
  inScene('replay', async ({ panel, vendor, beforeCallback }, note) => {
    const first = await beforeCallback()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => first.browser.visit(first.callback)),
    )
    const opened = answers.filter(isIn).length
    note(`ten callbacks at once opened ${opened} sessions`, opened !== 1)
    note('a callback is taken a second time', isIn(await first.browser.visit(first.callback)))

    const done = await beforeCallback()
    const code = new URL(done.callback).searchParams.get('code') ?? ''
    await done.browser.visit(done.callback)
    const second = await beforeCallback()
    const swapped = new URL(second.callback)
    swapped.searchParams.set('code', code)
    note('a used code is taken under another state', isIn(await second.browser.visit(swapped.href)))
    note('a state is good after its code failed', isIn(await second.browser.visit(second.callback)))

    const failed = await beforeCallback()
    const withError = new URL(failed.callback)
    withError.searchParams.delete('code')
    withError.searchParams.set('error', 'access_denied')
    await failed.browser.visit(withError.href)
    note('a state is good after an error', isIn(await failed.browser.visit(failed.callback)))

    const launch = vendor.newLaunch()
    await aBrowser(panel).signIn(launchUrl(panel, vendor.iss, launch))
    note('no session came of an honest launch', panel.opened.length < 3)
    const again = await aBrowser(panel)
      .signIn(launchUrl(panel, vendor.iss, launch))
      .then(
        ({ answer }) => isIn(answer),
        () => false,
      )
    note('a launch of the vendor is good twice', again)

    const blocked = aBrowser(panel)
    blocked.cookiesWork = false
    const { data, answer } = await blocked.signIn(launchUrl(panel, vendor.iss, vendor.newLaunch()))
    const handoff = /#handoff=(.+)$/.exec(answer.location ?? '')?.[1] ?? ''
    const take = async () => {
      const { status } = await blocked.visit(`${panel.url}/api/launches/${data.launchId}/handoff`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Backstory': '1',
          Origin: panel.url,
          'Sec-Fetch-Site': 'same-origin',
        },
        body: JSON.stringify({ code: handoff }),
      })
      return status === 200
    }
    const taken = await Promise.all(Array.from({ length: 10 }, take))
    note(
      `ten hand-offs at once gave ${taken.filter(Boolean).length} bearers`,
      taken.filter(Boolean).length !== 1,
    )
    note('a hand-off code is good twice', await take())

    const ended = await beforeCallback()
    await ended.browser.visit(ended.callback)
    const credential = ended.browser.cookies.get(cookieName(ended.launchId)) ?? ''
    await panel.sessions.end(ended.launchId)
    const back = await panel.sessions.open(ended.launchId, credential, panel.clock()).then(
      () => true,
      () => false,
    )
    note('the credential of an ended session opens it', back)

    // Last, since the vendor's own clock stays behind.
    const late = await beforeCallback()
    panel.pass(11 * 60_000)
    note('a callback is taken eleven minutes later', isIn(await late.browser.visit(late.callback)))

    return [
      `${vendor.redeemed.length} codes redeemed at the vendor, ${panel.opened.length} sessions`,
    ]
  })
