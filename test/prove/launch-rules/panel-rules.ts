import { type LaunchRule, of } from './rule.ts'

/** What the panel itself holds to, in the browser. */
export const PANEL_RULES: readonly LaunchRule[] = [
  ...of('web messaging', 'app/models/web-messaging.ts', 'test/app/models/web-messaging.test.ts', [
    ['another origin is not heard', 'origin !== channel.origin ||', ''],
    [
      'another window is not heard',
      'if (event.source === target) heard(event.origin, event.data)',
      'heard(event.origin, event.data)',
    ],
    [
      'an answer to what was not asked is not heard',
      'waiting.get(responseToMessageId)?.(Object(payload) as Answer)',
      'for (const settle of waiting.values()) settle(Object(payload) as Answer)',
    ],
    [
      'no answer is waited for for ever',
      'setTimeout(() => end(null), ANSWER_WITHIN_MS)',
      'setTimeout(() => undefined, ANSWER_WITHIN_MS)',
    ],
    ['nothing is sent before the handshake', 'if (!answers.peek()) return false', ''],
    ['nothing is told before the handshake', 'if (answers.peek()) void ask', 'void ask'],
  ]),
  ...of('session', 'app/models/watch-model.ts', 'test/app/models/watch-model.test.ts', [
    [
      'the panel empties by its own clock',
      'if (end.value !== null && end.value <= now.value) {',
      'if (false) {',
    ],
    [
      'the panel empties at the server’s word',
      "if (refusal.kind === 'session' || refusal.kind === 'permission') listener.lost(refusal)",
      'if (false) listener.lost(refusal)',
    ],
    [
      'the end is said two minutes before, and not earlier',
      'return left > WARN_BEFORE_MS ? null : Math',
      'return Math',
    ],
    [
      'nobody is offered to stay beyond the limit',
      'endsAt.value === null || Date.parse(endsAt.value) - now.value > WARN_BEFORE_MS,',
      'true,',
    ],
    [
      'use is told to the server',
      'note(await client.beat(wasActive))',
      'note(await client.beat(false))',
    ],
  ]),
]
