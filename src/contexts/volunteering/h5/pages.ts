import type { PhonePage } from '#ui/phone/page.ts'
import { hoursPhonePages } from './pages-hours.ts'
import { registrationPhonePages } from './pages-registration.ts'

export const volunteeringPhonePages: PhonePage[] = [...hoursPhonePages, ...registrationPhonePages]
