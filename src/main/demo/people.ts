import { idCheckDigit } from '#kernel/identity.ts'
import { addDays } from '#kernel/time.ts'
import { type Random, random } from './random.ts'

/** A place whose people are made up: its number among the districts, and its own among the district's towns. */
export type Neighbourhood = { code: string; districtNo: number; townNo: number }
export type MadeUpPerson = { name: string; idNumber: string; phone: string; serial: string }

const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'] as [
  string,
  ...string[],
]
const GIVEN = [...'伟芳娜敏静秀丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红鹏辉建国文志海燕春梅'] as [
  string,
  ...string[],
]

const FIRST_BIRTH = '1946-01-01'
const BIRTHS = 22_000
/** Shares no factor with BIRTHS, so no two people of a town have the same birthday. */
const STRIDE = 7919

/**
 * Invents the people of one town. Nobody real can be meant: their ID numbers have a right check digit, but begin with
 * 1299xx, which is no place, and their phones lie in 1990000xxxx.
 */
export function peopleOf({ code, districtNo, townNo }: Neighbourhood): () => MadeUpPerson {
  const dice: Random = random(`people of ${code}`)
  let count = 0
  return () => {
    const number = count++
    const birth = addDays(FIRST_BIRTH, (number * STRIDE) % BIRTHS).replaceAll('-', '')
    const sequence = String(townNo * 2 + (dice.share() < 0.5 ? 0 : 1)).padStart(3, '0')
    const first17 = `1299${80 + districtNo}${birth}${sequence}`
    const given = dice.share() < 0.35 ? dice.pick(GIVEN) : dice.pick(GIVEN) + dice.pick(GIVEN)
    return {
      name: dice.pick(SURNAMES) + given,
      idNumber: first17 + idCheckDigit(first17),
      phone: `1990000${String(dice.between(0, 9_999)).padStart(4, '0')}`,
      serial: `${code.slice(2)}${String(number).padStart(5, '0')}`,
    }
  }
}
