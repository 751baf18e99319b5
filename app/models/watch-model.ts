import { computed, createModel, signal } from '@preact/signals'
import type { BeatView } from '../../auth-server/contract.ts'
import { asRefusal, type PanelClient, type Refusal } from '../panel-client.ts'

/** With what the server takes at most to ask the vendor, a withdrawal empties the panel within five seconds. */
export const BEAT_MS = 3_000
export const WARN_BEFORE_MS = 120_000

/** Watches the session's end: beats while the panel is visible, and warns two minutes before. */
export const WatchModel = createModel(
  (client: PanelClient, listener: { lost: (refusal: Refusal | null) => void }) => {
    const now = signal(Date.now())
    const idleEndsAt = signal<string | null>(null)
    const endsAt = signal<string | null>(null)
    const reachable = signal(true)
    let timer: ReturnType<typeof setInterval> | undefined
    let active = false
    let beating = false

    const end = computed(() => {
      const times = [idleEndsAt.value, endsAt.value]
        .filter((time) => time !== null)
        .map((time) => Date.parse(time))
      return times.length === 0 ? null : Math.min(...times)
    })
    /** Whole minutes left, once the warning is due; null before. */
    const minutesLeft = computed(() => {
      if (end.value === null) return null
      const left = end.value - now.value
      return left > WARN_BEFORE_MS ? null : Math.max(1, Math.ceil(left / 60_000))
    })
    /** False when the end cannot be put off: the session's absolute limit. */
    const canStay = computed(
      () => endsAt.value === null || Date.parse(endsAt.value) - now.value > WARN_BEFORE_MS,
    )

    /** What to say about the end, once it is near; null before. */
    const warning = computed(() => {
      const minutes = minutesLeft.value
      if (minutes === null) return null
      const left = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
      return canStay.value
        ? `You’ll be signed out in ${left}.`
        : `Your session ends in ${left}. Open the panel again from the patient’s page.`
    })

    const note = (times: BeatView) => {
      idleEndsAt.value = times.idleEndsAt
      endsAt.value = times.endsAt
    }

    const beat = async () => {
      now.value = Date.now()
      if (end.value !== null && end.value <= now.value) {
        listener.lost(null)
        return
      }
      if (document.visibilityState !== 'visible' || beating) return
      beating = true
      const wasActive = active
      active = false
      try {
        note(await client.beat(wasActive))
        reachable.value = true
      } catch (thrown) {
        const refusal = asRefusal(thrown)
        if (refusal.kind === 'session' || refusal.kind === 'permission') listener.lost(refusal)
        else reachable.value = refusal.code !== 'unreachable'
      } finally {
        beating = false
      }
    }

    const stop = () => {
      clearInterval(timer)
      timer = undefined
      idleEndsAt.value = null
      endsAt.value = null
    }

    return {
      minutesLeft,
      warning,
      canStay,
      reachable,
      start: (times: BeatView) => {
        note(times)
        now.value = Date.now()
        timer ??= setInterval(() => void beat(), BEAT_MS)
      },
      beat,
      /** The worker did something. */
      touch: () => {
        active = true
      },
      stay: () => {
        active = true
        return beat()
      },
      stop,
    }
  },
)
export type WatchModel = InstanceType<typeof WatchModel>
