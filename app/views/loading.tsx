import { STAGES, type Stage } from '../../auth-server/contract.ts'
import type { StageProgress, Wait } from '../models/record-model.ts'
import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { ScreenHeading } from '../parts/screen-heading.tsx'

/** What a stage is called before the server has said more. */
const STAGE_WORDS: { readonly [stage in Stage]: string } = {
  permission: 'Checking that you may see it',
  pds: 'Checking who this is with the national service',
  sds: 'Finding the practice’s system',
  practice: 'Asking the GP practice',
  reading: 'Reading what came',
}

/** Progress in words; every line is there from the start, so that nothing jumps. */
export function Loading({ stages, wait }: { stages: readonly StageProgress[]; wait: Wait }) {
  const { record, trail } = usePanel()
  const known = new Map(stages.map((progress) => [progress.stage, progress]))
  return (
    <>
      <ScreenHeading>Getting the GP record</ScreenHeading>
      <ol class="stages">
        {STAGES.map((stage) => {
          const progress = known.get(stage)
          const state = progress ? { started: 'Doing it', done: 'Done' }[progress.state] : 'Waiting'
          return (
            <li class={progress ? `stage stage--${progress.state}` : 'stage'} key={stage}>
              <span>{progress?.words ?? STAGE_WORDS[stage]}</span>
              <span class="stage__state">{state}</span>
            </li>
          )
        })}
      </ol>
      <div class="waiting">
        {wait === 'short' ? null : (
          <p>
            <strong>Still working.</strong> This is taking longer than usual. You can read the
            referral and letter while you wait.
          </p>
        )}
        <p class="actions">
          {wait === 'long' ? (
            <Button look="primary" onClick={() => record.setAside()}>
              Carry on without it
            </Button>
          ) : null}
          <Button onClick={() => trail.choose({ name: 'letter' })}>Read the letter</Button>
          {wait === 'long' ? null : (
            <Button look="link" onClick={() => record.setAside()}>
              Stop: I’ll talk first
            </Button>
          )}
        </p>
      </div>
    </>
  )
}
