import { expect, test } from 'vitest'
import { yuanInWords } from './yuan-in-words.ts'

test('Amounts in capitals, as receipts and certificates write them', () => {
  expect(
    [
      50_000, 123_450, 1, 10, 105, 100_000_000, 100_010_000, 10_500_000_000, 1_000_000_050_000, 123_456_789, 2_000_305,
    ].map(yuanInWords),
  ).toEqual([
    '伍佰元整',
    '壹仟贰佰叁拾肆元伍角整',
    '壹分',
    '壹角整',
    '壹元零伍分',
    '壹佰万元整',
    '壹佰万零壹佰元整',
    '壹亿零伍佰万元整',
    '壹佰亿零伍佰元整',
    '壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分',
    '贰万零叁元零伍分',
  ])
})
