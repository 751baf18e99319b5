import type { SessionView } from '../../auth-server/contract.ts'
import type { RecordContent } from '../models/record-model.ts'
import type { Screen } from '../models/trail-model.ts'
import { About } from './about.tsx'
import { Consultation } from './consultation.tsx'
import { Problem } from './problem.tsx'
import { SameDay } from './same-day.tsx'
import { Search } from './search.tsx'
import { Section } from './section.tsx'
import { ClosedWords, Sensitive } from './sensitive.tsx'
import { SingleItem } from './single-item.tsx'
import { Timeline } from './timeline.tsx'

export { Phrases } from './phrases.tsx'

interface RecordScreenProps {
  screen: Screen
  session: SessionView
  content: RecordContent
}

/** The screens that read the GP record, beyond the overview. */
export function RecordScreen({ screen, session, content }: RecordScreenProps) {
  const rules = content.retrieval?.rules ?? null
  // What another answer of the practice brings is opened anew.
  const fetched = content.retrieval?.fetchedAt[0]
  switch (screen.name) {
    case 'section':
      return (
        <Section
          area={screen.area}
          lower={screen.lower === true}
          content={content}
          session={session}
        />
      )
    case 'problem':
      return <Problem reference={screen.reference} term={screen.term} content={content} />
    case 'consultation':
      return <Consultation reference={screen.reference} term={screen.term} rules={rules} />
    case 'item':
      return <SingleItem reference={screen.reference} term={screen.term} rules={rules} />
    case 'same-day':
      return <SameDay date={screen.date} rules={rules} content={content} />
    case 'timeline':
      return <Timeline problem={screen.problem ?? null} content={content} />
    case 'search':
      return <Search rules={rules} content={content} />
    case 'sensitive':
      return <Sensitive key={fetched} content={content} />
    case 'words':
      return (
        <ClosedWords
          key={fetched}
          reference={screen.reference}
          term={screen.term}
          content={content}
        />
      )
    case 'about':
      return <About content={content} session={session} />
    default:
      return null
  }
}
