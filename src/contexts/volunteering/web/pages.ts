import type { Page } from '#ui/page.ts'

export const volunteeringPages: Page[] = [
  {
    path: '/volunteering/volunteers',
    title: '志愿者',
    needs: 'volunteering.volunteer.read',
    menu: { group: '志愿', order: 10 },
    hint: '注册志愿者从花名册导入，按身份证号去重；姓名和证件号都已打码，查看全名须另写明理由。',
    load: async () => (await import('./VolunteersPage.tsx')).VolunteersPage,
  },
  {
    path: '/volunteering/volunteers/:volunteerId',
    title: '志愿者详情',
    needs: 'volunteering.volunteer.read',
    load: async () => (await import('./VolunteerPage.tsx')).VolunteerPage,
  },
  {
    path: '/volunteering/registrations',
    title: '注册核验',
    needs: 'volunteering.application.verify',
    menu: { group: '志愿', order: 15 },
    hint: '居民在手机上申请注册，带身份证来核验一次就成为注册志愿者；没有手机的，由您凭纸质表代办。',
    load: async () => (await import('./RegistrationsPage.tsx')).RegistrationsPage,
  },
  {
    path: '/volunteering/registrations/:applicationId',
    title: '注册申请',
    needs: 'volunteering.application.verify',
    load: async () => (await import('./ApplicationPage.tsx')).ApplicationPage,
  },
  {
    path: '/volunteering/hours',
    title: '服务时长',
    needs: 'volunteering.hours.read',
    menu: { group: '志愿', order: 30 },
    hint: '每条时长只能作废、不能修改：登记错了先作废并写明理由，再导入正确的一条。',
    load: async () => (await import('./HoursPage.tsx')).HoursPage,
  },
  {
    path: '/volunteering/hours/:serviceRecordId',
    title: '服务时长详情',
    needs: 'volunteering.hours.read',
    load: async () => (await import('./RecordPage.tsx')).RecordPage,
  },
  {
    path: '/volunteering/review',
    title: '时长复核',
    needs: 'volunteering.hours.read',
    menu: { group: '志愿', order: 20 },
    hint: '签退只是待定：先确认，再由另一人复核并公示给志愿者本人，没有异议才记入服务时长。',
    load: async () => (await import('./ReviewPage.tsx')).ReviewPage,
  },
  {
    path: '/volunteering/drafts/:draftId',
    title: '待定时长详情',
    needs: 'volunteering.hours.read',
    load: async () => (await import('./DraftPage.tsx')).DraftPage,
  },
]
