import type { Topic } from '../topic.ts'
import { agencyTopics } from './agencies.ts'
import { bodyTopics } from './body.ts'
import { careTopics } from './care.ts'
import { conditionTopics } from './conditions.ts'
import { homeTopics } from './home.ts'
import { identityTopics } from './identity.ts'
import { mindTopics } from './mind.ts'
import { moneyTopics } from './money.ts'
import { peopleTopics } from './people.ts'
import { substanceTopics } from './substances.ts'

/** Every topic. Where an entry speaks of several, the earlier one names its area and group. */
export const topics: readonly Topic[] = [
  ...careTopics,
  ...agencyTopics,
  ...substanceTopics,
  ...moneyTopics,
  ...homeTopics,
  ...peopleTopics,
  ...identityTopics,
  ...mindTopics,
  ...bodyTopics,
  ...conditionTopics,
]
const byName = new Map(topics.map((topic) => [topic.name, topic]))

/** The topic of a name; the code tables refer to topics by name. */
export const topicNamed = (name: string): Topic | undefined => byName.get(name)
