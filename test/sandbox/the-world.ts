import { arthurPenhallow } from './people/arthur-penhallow.ts'
import { callumReddish } from './people/callum-reddish.ts'
import { derekOsgood } from './people/derek-osgood.ts'
import { doreenPickering } from './people/doreen-pickering.ts'
import { ellieMaeFothergill } from './people/ellie-mae-fothergill.ts'
import { garethLlewellyn } from './people/gareth-llewellyn.ts'
import { kayleighBarrowclough } from './people/kayleigh-barrowclough.ts'
import { patriciaNwosu } from './people/patricia-nwosu.ts'
import { sandraIlesley } from './people/sandra-ilesley.ts'
import { SCRIPTED } from './people/scripted.ts'
import { tomaszWilk } from './people/tomasz-wilk.ts'
import { veraStubbins } from './people/vera-stubbins.ts'
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
  ellieMaeFothergill,
  arthurPenhallow,
  sandraIlesley,
  derekOsgood,
  veraStubbins,
  tomaszWilk,
]

/** Everybody in the sandbox: the lives, then the scripted cases. */
export function theWorld(): World {
  return { practices: PRACTICES, people: [...LIVES, ...SCRIPTED] }
}
