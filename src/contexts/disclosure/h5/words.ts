/** Minutes of service in round hours, for everybody: '志愿服务36小时'. */
export const hoursWords = (minutes: number): string =>
  minutes < 60 ? `志愿服务${minutes}分钟` : `志愿服务${Math.floor(minutes / 60)}小时`
