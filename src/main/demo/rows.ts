import { addDays, daysBetween } from '#kernel/time.ts'
import { type MadeUpPerson, type Neighbourhood, peopleOf } from './people.ts'
import { type Random, random } from './random.ts'
import type { SheetRow } from './sheet.ts'

/** A town with a point, and its communities by their official names. `startsOn`: the first day of the point. */
export type DemoTown = Neighbourhood & {
  name: string
  startsOn: string
  communities: readonly { code: string; name: string; isVillage: boolean }[]
  staff: Staff
  /** Sample sheets are kept short. */
  size?: 'sample'
}
/** How a town's social workers stand: as they should, with a gap of 45 days, or one short. */
export type Staff = 'enough' | 'gap' | 'one'

/** What a town's spreadsheets hold, by the half of the year they were sent in. */
export type TownSheets = {
  population: SheetRow[]
  fulltime: SheetRow[]
  committee: SheetRow[]
  workers: SheetRow[]
  organisations: SheetRow[]
  roster: Halves
  hours: Halves
  participation: Halves
}
export type Halves = { first: SheetRow[]; second: SheetRow[] }

type Community = DemoTown['communities'][number]
type Making = { town: DemoTown; dice: Random; someone: () => MadeUpPerson }
const halves = (): Halves => ({ first: [], second: [] })

/** Everything one town reports in the programme year; the same town always reports the same. */
export function sheetsOf(town: DemoTown): TownSheets {
  const making = { town, dice: random(`sheets of ${town.code}`), someone: peopleOf(town) }
  const sheets: TownSheets = {
    ...{ population: [], committee: [], workers: [] },
    ...{ fulltime: fulltimeOf(making), organisations: organisationsOf(making) },
    ...{ roster: halves(), hours: halves(), participation: halves() },
  }
  for (const community of town.communities) {
    const residents = residentsOf(making, community)
    sheets.population.push({
      ...placeOf(making, community),
      ...{ 常住人口数: residents, 截至日期: '2023-06-30', 数据来源: '街镇盖章上报', 备注: '演示数据' },
    })
    addVolunteers(making, community, residents, sheets)
    addWorkforce(making, community, sheets)
  }
  return sheets
}

const residentsOf = ({ dice, town: { size } }: Making, { isVillage }: Community): number =>
  size === 'sample' ? dice.between(590, 740) : isVillage ? dice.between(420, 1_000) : dice.between(720, 1_800)

const placeOf = ({ town }: Making, { name }: Community) => ({ 街镇: town.name, '社区（村）': name })
const idOf = ({ name, idNumber }: MadeUpPerson) => ({ 姓名: name, 身份证号: idNumber })
const personOf = (person: MadeUpPerson) => ({ ...idOf(person), 手机号: person.phone })
const dayBetween = (dice: Random, from: string, to: string): string =>
  addDays(from, dice.between(0, daysBetween(from, to)))

/** Some communities pass 15 %, some are a few people short, some are far from it. */
function targetOf(dice: Random, residents: number): number {
  const floor = Math.ceil(residents * 0.15)
  const draw = dice.share()
  if (draw < 0.45) return floor + dice.between(0, Math.floor(residents * 0.035))
  if (draw < 0.7) return floor - dice.between(1, 12)
  return Math.floor(residents * (0.11 + dice.share() * 0.035))
}

const ACTIVITIES = [
  '楼道清洁',
  '重阳节敬老',
  '文明劝导',
  '结对助老',
  '暑期托管',
  '义务理发',
  '普法宣传',
  '垃圾分类引导',
  '冬季送温暖',
] as const

function addVolunteers(making: Making, community: Community, residents: number, { roster, hours }: TownSheets): void {
  const { dice, someone } = making
  const target = targetOf(dice, residents)
  const early = Math.floor(target * (0.74 + dice.share() * 0.24))
  const activeShare = 0.33 + dice.share() * 0.24
  const earlyShare = 0.6 + dice.share() * 0.4
  for (let number = 0; number < target; number++) {
    const person = someone()
    const isEarly = number < early
    const drawn = registrationOf(dice, number - early)
    const faithful = faithfulOf(community, number)
    const registeredOn = faithful?.registeredOn ?? drawn
    const row = { 注册日期: registeredOn, 志愿者编号: `YS${person.serial}` }
    roster[isEarly ? 'first' : 'second'].push({ ...livingIn(making, community, person), ...row })
    const into = faithful ? halves() : hours
    if (dice.share() < activeShare)
      addHours({ dice, person, registeredOn, early: isEarly && dice.share() < earlyShare }, into)
    faithful?.addHours(person, hours)
  }
  for (let left = dice.between(1, 4); left > 0; left--)
    roster.first.push({
      ...livingIn(making, community, someone()),
      ...{ 注册日期: dayBetween(dice, '2019-03-05', '2021-12-30') },
      ...{ 注销日期: dayBetween(dice, '2022-03-01', '2023-08-30') },
    })
}

/** One who comes twice a week and has the hours of a first star; registered before all others, so the team's lead. */
const FAITHFUL = { registeredOn: '2020-03-02', addHours: addFaithfulHours } as const
const faithfulOf = ({ code }: Community, number: number) =>
  code === '120101006001' && number === 0 ? FAITHFUL : undefined

function addFaithfulHours(person: MadeUpPerson, { first, second }: Halves): void {
  const served = (day: string) => ({ ...idOf(person), 服务日期: day, 活动名称: '结对助老', '时长（小时）': 2 })
  for (let week = 0; week < 21; week++)
    for (const day of [0, 3]) first.push(served(addDays('2023-07-05', week * 7 + day)))
  for (let week = 0; week < 7; week++)
    for (const day of [0, 3]) second.push(served(addDays('2024-05-09', week * 7 + day)))
}

const livingIn = ({ town }: Making, { name }: Community, person: MadeUpPerson) => ({
  ...personOf(person),
  ...{ 街镇: town.name, 常住社区: name },
})

/** `late`: how many of the second sheet came before; its first three registered before the milestone it missed. */
function registrationOf(dice: Random, late: number): string {
  if (late < 0) return dayBetween(dice, '2020-03-05', '2023-09-28')
  return late < 3 ? dayBetween(dice, '2023-11-06', '2023-11-29') : dayBetween(dice, '2023-12-05', '2024-05-08')
}

type Server = { dice: Random; person: MadeUpPerson; registeredOn: string; early: boolean }

function addHours({ dice, person, registeredOn, early }: Server, hours: Halves): void {
  const served = (from: string, to: string) => ({
    ...idOf(person),
    ...{ 服务日期: dayBetween(dice, from > registeredOn ? from : registeredOn, to), 活动名称: dice.pick(ACTIVITIES) },
    '时长（小时）': dice.between(2, 8) / 2,
  })
  if (early) hours.first.push(served(registeredOn > '2023-07-01' ? '2023-10-01' : '2023-07-01', '2023-11-27'))
  if (!early || dice.share() < 0.7) hours.second.push(served('2024-05-09', '2024-06-26'))
}

function fulltimeOf(making: Making): SheetRow[] {
  const { town, dice, someone } = making
  const worker = (from: string, to: string | null = null) => {
    const person = someone()
    return {
      ...personOf(person),
      ...{ 街镇: town.name, 职务: '专职社工', 任职日期: from, 离任日期: to },
      ...certificateOf(dice, person, '2027-10-14'),
    }
  }
  const first = worker('2023-07-01')
  if (town.staff === 'one') return [first]
  if (town.staff === 'gap') return [first, worker('2023-07-01', '2023-09-10'), worker('2023-10-26')]
  const more = Array.from({ length: dice.between(1, 2) }, (_, at) =>
    worker(at === 0 ? '2023-07-01' : dayBetween(dice, '2023-08-15', '2023-11-01')),
  )
  return [first, ...more]
}

const certificateOf = (dice: Random, { serial }: MadeUpPerson, validTo: string) => ({
  证书级别: dice.share() < 0.6 ? '助理社会工作师' : '社会工作师',
  证书编号: `YS2021${serial}`,
  发证日期: '2021-10-15',
  有效期至: validTo,
})

const COMMITTEE = ['党总支书记、居委会主任', '党总支副书记', '居委会副主任', '居委会委员', '居委会委员'] as const
const JOINT_WORK = [
  '入户走访困境老人',
  '微心愿认领',
  '五社联席会议',
  '社区基金议事会',
  '志愿服务日',
  '社工个案会商',
  '邻里节',
] as const

/** 两委 members and community workers; in about one community of eight nobody took part in the last quarter. */
function addWorkforce(making: Making, community: Community, sheets: TownSheets): void {
  const { dice, someone } = making
  const post = (person: MadeUpPerson, title: string) => ({
    ...personOf(person),
    ...placeOf(making, community),
    ...{ 职务: title, 任职日期: '2021-06-01' },
  })
  const members = COMMITTEE.map((title) => {
    const person = someone()
    sheets.committee.push(post(person, title))
    return person
  })
  const workers = Array.from({ length: dice.between(3, 5) }, () => {
    const person = someone()
    const draw = dice.share()
    const certificate = draw < 0.4 ? {} : certificateOf(dice, person, draw < 0.55 ? '2024-03-31' : '2027-10-14')
    sheets.workers.push({ ...post(person, '社区工作者'), ...certificate })
    return person
  })
  const takesPart = (people: readonly MadeUpPerson[], from: string, to: string, into: SheetRow[]) => {
    for (const person of people)
      into.push({
        ...{ ...idOf(person), ...placeOf(making, community) },
        ...{ 参与日期: dayBetween(dice, from, to), 活动内容: dice.pick(JOINT_WORK) },
      })
  }
  const { first, second } = sheets.participation
  const willing = [...members.slice(0, dice.between(2, 4)), ...workers.slice(0, dice.between(2, 3))]
  takesPart(willing.slice(0, 3), '2023-07-10', '2023-09-01', first)
  if (dice.share() < 0.8) takesPart(willing, '2023-09-05', '2023-11-24', first)
  takesPart(willing.slice(1), '2024-01-08', '2024-03-20', second)
  if (dice.share() < 0.87) takesPart(willing, '2024-04-08', '2024-06-24', second)
}

const ORGANISATIONS = [
  '银龄互助社',
  '邻里议事会',
  '巧手编织社',
  '合唱队',
  '书画社',
  '环保巡护队',
  '助餐服务队',
] as const
const DOMAINS: Record<string, string> = {
  银龄互助社: '养老服务',
  邻里议事会: '社区治理',
  助餐服务队: '养老服务',
  环保巡护队: '环境保护',
}

function organisationsOf(making: Making): SheetRow[] {
  const { town, dice, someone } = making
  return ORGANISATIONS.slice(0, dice.between(3, 7)).map((kind, index) => {
    const community = town.communities[index % town.communities.length] as Community
    const isFiled = dice.share() < 0.85
    const on = dayBetween(dice, '2022-04-01', dice.share() < 0.7 ? '2023-08-30' : '2024-05-20')
    return {
      ...{ 组织名称: `${shortly(community.name)}${kind}`, ...placeOf(making, community), 负责人: someone().name },
      ...{ 登记备案情况: isFiled ? '已备案' : '未登记备案', 业务领域: DOMAINS[kind] ?? '文化体育' },
      ...(isFiled && {
        登记备案情况: '已备案',
        登记证号或备案号: `${town.name.slice(0, 2)}备〔${on.slice(0, 4)}〕${index + 1}号`,
        '登记（备案）日期': on,
      }),
    }
  })
}

const shortly = (name: string): string => name.replace(/(社区)?(居委会|村委会|村民委员会|居民委员会)$/, '')
