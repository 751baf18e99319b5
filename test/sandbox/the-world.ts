import { doreenPickering } from './people/doreen-pickering.ts'
import { garethLlewellyn } from './people/gareth-llewellyn.ts'
import { kayleighBarrowclough } from './people/kayleigh-barrowclough.ts'
import { SCRIPTED } from './people/scripted.ts'
import { PRACTICES } from './practices.ts'
import type { World } from './world.ts'

/** Everybody in the sandbox: the lives, then the scripted cases. */
export function theWorld(): World {
  return {
    practices: PRACTICES,
    people: [doreenPickering, kayleighBarrowclough, garethLlewellyn, ...SCRIPTED],
  }
}
