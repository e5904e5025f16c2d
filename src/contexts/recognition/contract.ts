import { certificateEndpoints } from './contract-certificates.ts'
import { starEndpoints } from './contract-stars.ts'

export {
  CERTIFICATE_STATES,
  CertificateFilter,
  type CertificateState,
  PostingFilter,
  SOURCES,
} from './contract-certificates.ts'
export { STAR_STATES, StarFilter, type StarState } from './contract-stars.ts'

export const recognitionContract = {
  context: 'recognition',
  title: '证明与星级',
  endpoints: { ...certificateEndpoints, ...starEndpoints },
} as const
