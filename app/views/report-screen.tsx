import { signal } from '@preact/signals'
import { useState } from 'preact/hooks'
import { reportText, screenReport } from '../models/screen-report.ts'
import { Button } from '../parts/controls.tsx'
import { usePanel } from '../parts/panel-context.tsx'

/** “Report this screen”: what to send to a help desk. It holds nothing of the patient. */
export function ReportScreen() {
  const panel = usePanel()
  const [copied] = useState(() => signal<boolean | null>(null))
  const record = panel.record.state.value
  const [report] = useState(() =>
    screenReport({
      screen: panel.trail.beforeHelp(),
      rules: record.at === 'ready' ? (record.content.retrieval?.rules ?? null) : null,
      reference: panel.session.lastTrace(),
      now: new Date(),
    }),
  )
  const text = reportText(report)
  const copy = async () => {
    copied.value = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    )
  }
  return (
    <section class="block">
      <h3>Report this screen</h3>
      <p>
        Something looks wrong on the screen you came from? Send this to your help desk. It holds
        nothing about the patient; please add nothing about them.
      </p>
      <pre class="letter report">{text}</pre>
      <p class="actions">
        <Button onClick={() => void copy()}>Copy the report</Button>
      </p>
      <p role="status">
        {copied.value === null
          ? ''
          : copied.value
            ? 'Copied.'
            : 'Your browser didn’t allow copying. Select the lines above and copy them.'}
      </p>
    </section>
  )
}
