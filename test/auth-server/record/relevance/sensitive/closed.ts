import { lines, type Wordings } from './wordings.ts'

export const closed: readonly Wordings[] = [
  {
    group: 'child-protection',
    closing: 'closed',
    closes: lines(`
      Child protection conf next Tues, nurse to send report
      children on CP plan (neglect)
      CIN meeting attended by HV
      SW visited re kids, s47 started
      LAC medical
      grew up in care, several foster homes
      in foster care till 18
      baby removed at birth by SS
      kids taken by social services last yr
      ?NAI - bruising to non-mobile infant
      core group Thurs
      strategy discussion re unexplained # in baby
      EPO granted, baby w/ foster carers
      interim care order made
      care leaver, PA from council
      children subject to plan, category emotional
      Looked after by LA since 2019
      unaccompanied child, foster placement
      referred to children's social care re bruises
      child safeguarding referral made
      school safeguarding lead rang re bruise on child
      PLO letter before proceedings
      stepped down from CP to CIN
      CSC involved w/ the children
      CSC ref made
      child left home alone aged 5, police
      dad hits kids w/ belt
      was a looked after child
      3 children all adopted, removed at birth
      had her kids taken off her
      lost custody, kids in care
      unborn on CP plan
      child protecton plan
      SS took the baby
    `),
    stays: lines(`
      child benefit form
      CP on exertion, ECG ok
      cerebral palsy (CP), wheelchair
      early help worker visits, routines
      adopted a dog
      fosters dogs
      child in need of glasses
      HV visit, baby thriving
      core exercises Thurs
      kids at school
    `),
  },
  {
    group: 'offences',
    closing: 'closed',
    closes: lines(`
      Released from HMP last wk, NFA
      on licence, PO is Jane
      prob officer wants letter
      on tag 7pm-7am
      arrested Sat for D&D
      court Mon - ABH
      18/12 inside for supply
      drink-drive ban till 2026
      done for drink driving
      community service 120h
      caution for shoplifting
      on bail, can't go near ex
      on sex offenders register
      previous for GBH
      convicted 2012, fraud
      doing unpaid work Sats, court order
      remanded in Leeds
      seen in custody suite by FME
      YOT worker
      charged w/ arson
      suspended sentence, RAR days
      out of jail 3/7, no meds
      prison discharge summary scanned
      wanted on warrant
      tagged & on curfew
      breached probation
      serving 4 yrs HMP Leeds
      MAPPA level 2
      got 6/12 for theft
      probabtion officer rang
      ex-prisoner
      just got out, was inside 3 yrs
      pending court case for assault on neighbour
      has criminal convictions
      lost job after DBS showed conviction
      police want to interview him re theft
    `),
    stays: lines(`
      works as prison officer
      works at HMP Leeds as a nurse
      new court shoes, blister
      victim of burglary
      jury service next month
      skin tag on neck
      police officer, back to work
      retired magistrate
      cardiac arrest 2019
      probation period at new job
      can't finish his sentences since stroke
      phone not charged
      inside all winter, not going out
      been inside all summer with the heat
      driving licence returned by DVLA
      speaks in full sentences
      tagging along with friend to choir
      got 6/12 supply
    `),
  },
  {
    group: 'fgm',
    closing: 'closed',
    closes: lines(`
      FGM type 3, deinfibulation at 20/40
      cut as a child in Somalia
      circumcised aged 7, Gambia (female)
      FGM risk assessment for daughter
      mother had FGM
      FGM mandatory reporting done
      worried daughter will be cut if they go to Sudan
      reversal of infibulation
      was circumcised as a girl
      genital cutting disclosed at smear
      FGMPO in place
      traditional cutting as infant in Sudan
      says she had 'the cut' when 6 in Mali
      F.G.M. type 2
      type 2 FGM seen at smear
      born in Eritrea, FGM as baby
      girls at risk of FGM
      had female circumcision
      opened up (deinfib) before birth
      cut down there as a girl
      cut when she was 5 in Somalia
    `),
    stays: lines(`
      circumcision for phimosis
      baby boy circumcised
      cut at work w/ knife
      cut her hand as she fell
      FGM asked - no
      no FGM
      hair cut as a treat
      type 3 fracture
      FGH ward 2
      cutting grass as a hobby
    `),
  },
  {
    group: 'sexual-violence',
    closing: 'closed',
    closes: lines(`
      raped 2019, never reported
      sexually assaulted at party, SARC
      CSA by uncle aged 8
      survivor of childhood sexual abuse
      hx sexual abuse, on trauma list
      Rape Crisis counselling
      her stepfather abused her
      touched by a teacher as a child
      ISVA rang
      forced to have sex by ex
      sex against her will
      drugged and woke up undressed
      assaulted by taxi driver - sexual, police aware
      groomed online by older man
      intimate images of her shared
      victim of incest
      non-consensual sex
      sexualy assualted
      sexual assult at work
      abused by priest in 70s, claim ongoing
      attempted rape
      abused by babysitter aged 6
      unwanted sexual contact
      was interfered with as a child
      CSE concerns, 14y
      trafficked for sex
      sexual touching by manager
      historic abuse by grandfather
      abused as a child
      someone spiked her drink and assaulted her
      rapped by ex in 2015
    `),
    stays: lines(`
      rapeseed oil
      hayfever, rape fields out
      coach touched base
      dog groomed
      touches her toes
      laxative abuse
      sex ed at school
      not sexually active
      rap music group
      wrapped in blankets
    `),
  },
]
