import { lines, type Wordings } from './wordings.ts'

export const headline: readonly Wordings[] = [
  {
    group: 'self-harm',
    closing: 'headline',
    closes: lines(`
      Cuts to thighs, old and new
      cutting since Y8
      fresh cuts L forearm
      multiple healing lacs forearms, self inflicted
      linear scars both forearms
      OD 40 x paracetamol
      took 30 zopiclone w/ vodka, found by mum
      took all her tablets
      impulsive OD, regrets it
      para OD last yr
      OD of mum's meds
      ligature round neck
      tied cord round neck
      tied a scarf round her neck in the ward
      tried to strangle herself w/ phone charger
      hung himself from door, cut down by brother
      on the bridge last night, police
      Rang 999 from bridge, police talked him round
      Says would have jumped
      stood on edge of platform
      found on the railway line by police
      wants to end it
      thinking of ending things
      has a plan - will take all her amitrip on Fri
      plans to hang self
      had the rope ready
      wishes he were dead
      wish I was dead
      life not worth living
      suicidal w/ plan
      sucidal
      suicidial thoughts
      SI with intent
      passive SI
      no reason to go on
      better off dead
      kids better off without her
      wouldn't mind not waking up
      hoarding meds
      S136 after found on roof of car park
      walked into the sea fully clothed
      drove car at wall on purpose
      head-butting wall until bleeds
      burns self w/ cigarettes
      DSH x3
      swallowed bleach
      intentional insulin OD
      googled how to die
      searching for ways to die
      wrote a goodbye note to kids
      plan to drown self
      self harmed after argument
      SH last wk, cuts
      hx of SH in teens
      cut herself after row w/ mum
      cut wrists aged 15
      pulled from river by police
      took too many tablets deliberately
      stockpiled tablets
      thoughts of crashing car
      intrusive thoughts of jumping in front of train
      wants it all to end
      doesn't want to live any more
      doesn't want to be here anymore
      wants to go to sleep & not wake
      punches himself in face when stressed
      bangs head on wall when upset
      found razor blades in room
      found unresponsive w/ empty packets of tablets
      treated w/ NAC after overdose
      tried to take own life 2018
      attempted hanging
      2 previous attempts on her life
      says he would kill himself if wife goes
      planning to take her own life
      plans to end his life
      thought about ending his life
      taken an overdose of sertraline
      overdosed x2
      took OD
      deliberatly cut arms
      cuts herself when low
      has been cutting arms
      scratching arms w/ scissors
      self-inflicted wounds to abdomen
      jumped from 2nd floor window
      dreams of not existing
      can't see the point of living
      feels suicidal at times
      staggered paracetamol overdose
      wanted to drive off the road
      thinks everyone would be happier if she was gone
      held knife to own wrist
    `),
    stays: lines(`
      No thoughts of self harm
      denies SI
      no plans to end life
      not suicidal, future plans
      nil thoughts of self harm or suicide
      took 10 paracetamol over 24h not realising, accidental
      accidental OD of ramipril, took twice
      Amlodipine 5mg OD
      cut down on smoking
      cut to thigh on barbed wire
      cut finger on tin
      hanging basket fell on foot
      hung the washing out
      cuts and bruises from fall
      dental bridge fitted
      plays bridge weekly
      walks over the bridge to town
      jumped off wall, ankle sore
      burnt arm on oven
      dying to see the grandchildren
      cat scratches on arms
      self-employed
      took all the antibiotics, better
      wants to end the marriage
      ending things with boyfriend
      plan to end course of steroids
      brother died by suicide
      toddler took two of mum's tablets, toxbase nil
      train journey was long
      ligation of piles
      wakes at 4, not waking refreshed
      cutting grass
      plans for the end of the week
      neighbour took his own life last month
    `),
  },
  {
    group: 'injecting',
    closing: 'headline',
    closes: lines(`
      IVDU since 19
      injects heroin daily
      ex-IVDU, clean 4y
      abscess at groin inj site, heroin
      groin injecting
      uses needle exchange
      shares works
      inj amphet
      IV crack and heroin
      hx of injecting
      injecting in neck now
      injects steroids at gym
      DVT from groin injecting
      hep C via shared needles
      PWID clinic
      digging for veins
      last injected Tues
      inj drug user
      slamming mephedrone
      slams at parties
      injecting drug use
      IV heroin
      started injecting again after release of benefits
      used to inject
      injected speed in his 20s
      picks up pins from chemist
      IV drug user
      IVDA in past
      needle marks both arms, heroin
      switched from smoking to injecting
    `),
    stays: lines(`
      injects insulin
      smokes heroin, never injected
      B12 injection due
      steroid injection shoulder
      joint injection helped
      flu injection given
      needle phobia
      pins and needles in feet
      Mounjaro injected weekly
      injects Ozempic on Fridays
      self-injects methotrexate
      slammed finger in door
      slams doors when angry
      conjunctiva injected
      injected sclera
      tm injected
      last injected B12 in May
      denies injecting
    `),
  },
  {
    group: 'prognosis',
    closing: 'headline',
    closes: lines(`
      told months rather than yr
      Onc letter: liver mets, likely months rather than years
      prognosis weeks
      prognosis short months
      prog poor
      prognosis guarded
      DS1500 done
      SR1 done
      SR1 form completed for PIP
      consultant thinks under a year
      given 6/12 to live
      6-12 months per onc
      not expected to see Xmas
      not for further chemo, weeks to short months
      in last days of life
      told it's terminal
      terminal, family aware
      terminal lung ca
      likely in last yr of life
      would not be surprised if died in next 12m
      GSF red
      poor outlook
      time is short
      weeks rather than months
      days to short weeks
      days not weeks
      life expectancy < 1y
      median survival 8/12
      onc: 12-18 months at best
      told about a year with chemo, less without
      asking how long he has
      asked how long she has left
      few months left
      has a year at most
      less than 6 months to live
      unlikely to make it to wedding in June
      incurable, chemo to buy time
      treatment to give him more time, not cure
      expected prognosis < 12 months
      won't be here next summer, told by onc
      MND - neurologist says 2-3 yrs
      palliative, prognosis 3/12
      hours to days
      nearing end of life, weeks
      in the last weeks of life
      consultant gave her 6 months
      doctors have given him a year
      hospice say weeks
      cancer has spread, maybe a year
      not curative, prognosis approx 12/12
      told he has months left
      prognossis poor
      approaching last year of life
      told 3 months by the oncologist
      they can't offer more chemo, likely only weeks
    `),
    stays: lines(`
      End of life care plan in place
      palliative care nurse visits
      6 months to wait for op
      weeks to heal
      job contract has 3 months left
      few weeks left of the course
      months rather than weeks for the knee to settle
      mother has weeks to live
      wife terminally ill
      given 6/12 supply
      been told 3-6 months wait
      physio says 6 weeks
      consultant gave her 6 months follow up
      told 3 months off work
      prognosis good
      red flags none
      terminal ileum normal
      has a year left at college
      2 weeks left on fit note
      migraines last hours to days
      DWP says 6 weeks for decision
    `),
  },
]
