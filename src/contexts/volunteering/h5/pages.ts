import type { PhonePage } from '#ui/phone/page.ts'
import { hoursPhonePages } from './pages-hours.ts'

export const volunteeringPhonePages: PhonePage[] = [...hoursPhonePages]
