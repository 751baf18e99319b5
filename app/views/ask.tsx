import { useSignal } from '@preact/signals'
import {
  type GpQuestion,
  QUESTION_KINDS,
  type QuestionKind,
  type SessionView,
} from '../../auth-server/contract.ts'
import { Button } from '../parts/controls.tsx'
import { RefusalNote } from '../parts/notices.tsx'
import { usePanel } from '../parts/panel-context.tsx'
import { callName } from '../parts/people.ts'
import { questionWords } from '../parts/question-words.ts'
import { ScreenHeading } from '../parts/screen-heading.tsx'
import { Question } from './ask-question.tsx'
import { KeepLine } from './notes-keeping.tsx'

/** Questions to whoever referred the patient, and mistakes to tell the practice about. */
export function Ask({ session }: { session: SessionView }) {
  const { notes } = usePanel()
  const view = notes.view.value
  const trouble = notes.trouble.value
  const who = callName(session.patient.name)
  const vendor = session.vendor.name
  const opened = useSignal<string | null>(null)
  if (view === null) {
    return (
      <>
        <ScreenHeading>Ask the GP</ScreenHeading>
        {trouble === null ? (
          <p class="quiet">Getting your questions.</p>
        ) : (
          <RefusalNote refusal={trouble} retry={() => void notes.load()} />
        )}
      </>
    )
  }
  const add = (kind: QuestionKind) => {
    opened.value = notes.ask(kind, questionWords(kind, session))
  }
  const { questions } = notes.content.value
  return (
    <>
      <ScreenHeading>Ask the GP</ScreenHeading>
      <p>
        Ask whoever referred {who}, or tell the practice about a mistake.{' '}
        {view.ability.questions === null
          ? `You send it yourself: ${vendor} takes no messages from Backstory.`
          : `${vendor} can pass it on: it is sent only once ${vendor} says so.`}
      </p>
      <p class="actions">
        <Button
          look={questions.length === 0 ? 'primary' : 'secondary'}
          onClick={() => add('question')}
        >
          {QUESTION_KINDS.question}
        </Button>
        <Button onClick={() => add('mistake')}>{QUESTION_KINDS.mistake} about a mistake</Button>
      </p>
      {questions.length === 0 ? null : <KeepLine />}
      {trouble === null ? null : <RefusalNote refusal={trouble} />}
      {questions.toReversed().map((question: GpQuestion) => (
        <Question
          key={question.id}
          question={question}
          session={session}
          fresh={opened.value === question.id}
        />
      ))}
    </>
  )
}
