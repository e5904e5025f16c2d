/** A certificate's number: ZYFW-120101-2024-000017-5. The last sign is the check digit of the sixteen digits before it. */
const SHAPE = /^ZYFW-(\d{6})-(\d{4})-(\d{6})-([\dX])$/
const CHECKS = '0123456789X'

/**
 * ISO 7064 MOD 11-2 over digits: '0'–'9' or 'X'. Finds every single wrong digit and every two digits exchanged less than
 * ten places apart.
 */
export function checkSignOf(digits: string): string {
  const rest = [...digits].reduce((sum, digit) => ((sum + Number(digit)) * 2) % 11, 0)
  return CHECKS[(12 - rest) % 11] ?? ''
}

/** `seq` counts from 1 within a district and a year. */
export function numberOf({ districtCode, year, seq }: { districtCode: string; year: number; seq: number }): string {
  const parts = [districtCode, String(year).padStart(4, '0'), String(seq).padStart(6, '0')]
  return ['ZYFW', ...parts, checkSignOf(parts.join(''))].join('-')
}

/** As somebody types it: full-width signs, spaces, small letters and missing hyphens are forgiven. */
export function readNumber(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  const parts = /^ZYFW(\d{6})(\d{4})(\d{6})([\dX])$/.exec(plain)
  return parts ? ['ZYFW', ...parts.slice(1)].join('-') : undefined
}

/** Whether a number of the right shape has the right check digit. */
export function isNumber(number: string): boolean {
  const [, district = '', year = '', seq = '', check] = SHAPE.exec(number) ?? []
  return check !== undefined && checkSignOf(district + year + seq) === check
}
