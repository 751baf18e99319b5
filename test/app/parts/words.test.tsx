// @vitest-environment happy-dom
import { render } from '@testing-library/preact'
import { describe, expect, it } from 'vitest'
import { createPanel } from '../../../app/models/panel-model.ts'
import { PanelContext } from '../../../app/parts/panel-context.tsx'
import { Words } from '../../../app/parts/words.tsx'
import { aClient } from '../builders/fake-client.ts'

const shown = (text: string) =>
  render(
    <PanelContext.Provider value={createPanel(aClient())}>
      <Words text={text} />
    </PanelContext.Provider>,
  ).container.innerHTML

describe('words of a record', () => {
  it('are shown as they are', () => {
    expect(shown('Lives alone. 😢 Café')).toBe('Lives alone. 😢 Café')
  })

  it.each(['دكتور', 'דיכאון – low mood', '\u202eenola sevil'])(
    'keep to themselves where they run from right to left: %j',
    (text) => {
      expect(shown(text)).toBe(`<bdi>${text}</bdi>`)
    },
  )
})
