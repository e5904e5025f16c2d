import { assessmentEndpoints } from './contract-assessment.ts'
import { sampleEndpoints } from './contract-samples.ts'
import { surveyEndpoints } from './contract-survey.ts'
import { visitEndpoints } from './contract-visits.ts'

export const inspectionContract = {
  context: 'inspection',
  title: '检查与评议',
  endpoints: { ...assessmentEndpoints, ...visitEndpoints, ...surveyEndpoints, ...sampleEndpoints },
} as const
