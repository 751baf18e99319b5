import { Button } from './controls.tsx'
import { usePanel } from './panel-context.tsx'

/** What holds for every screen of the record: abbreviations explained, and paper. */
export function ScreenTools() {
  const panel = usePanel()
  return (
    <p class="tools">
      <Button
        look="link"
        pressed={panel.plain.value !== null}
        onClick={() => void panel.switchPlain()}
      >
        Explain abbreviations
      </Button>
      <Button look="link" onClick={() => window.print()}>
        Print
      </Button>
    </p>
  )
}
