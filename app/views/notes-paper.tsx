import { render } from 'preact'
import type { NoteTextView, SessionView } from '../../auth-server/contract.ts'
import { formatDate } from '../parts/dates.ts'
import { formatName, formatNhsNumber } from '../parts/people.ts'

/** The note on paper: who it is about stands on every page. */
function Paper({ note, session }: { note: NoteTextView; session: SessionView }) {
  const { patient } = session
  return (
    <>
      <p class="paper__who">
        {formatName(patient.name)} · Born {formatDate(patient.birthDate)} · NHS No.{' '}
        {formatNhsNumber(patient.nhsNumber)}
      </p>
      <div class="paper__words">{note.text}</div>
    </>
  )
}

/** Prints the note and nothing else of the panel. */
export function printPaper(note: NoteTextView, session: SessionView): void {
  const paper = document.createElement('div')
  paper.className = 'paper'
  document.body.append(paper)
  render(<Paper note={note} session={session} />, paper)
  document.body.classList.add('printing-note')
  const done = () => {
    document.body.classList.remove('printing-note')
    render(null, paper)
    paper.remove()
  }
  addEventListener('afterprint', done, { once: true })
  window.print()
}
