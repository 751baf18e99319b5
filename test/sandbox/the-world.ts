import { callumReddish } from './people/callum-reddish.ts'
import { doreenPickering } from './people/doreen-pickering.ts'
import { garethLlewellyn } from './people/gareth-llewellyn.ts'
import { kayleighBarrowclough } from './people/kayleigh-barrowclough.ts'
import { patriciaNwosu } from './people/patricia-nwosu.ts'
import { SCRIPTED } from './people/scripted.ts'
import { yusufAbdelrahman } from './people/yusuf-abdelrahman.ts'
import { PRACTICES } from './practices.ts'
import type { Person, World } from './world.ts'

/** Lives told over years. */
export const LIVES: readonly Person[] = [
  doreenPickering,
  kayleighBarrowclough,
  garethLlewellyn,
  patriciaNwosu,
  yusufAbdelrahman,
  callumReddish,
]

/** Everybody in the sandbox: the lives, then the scripted cases. */
export function theWorld(): World {
  return { practices: PRACTICES, people: [...LIVES, ...SCRIPTED] }
}
