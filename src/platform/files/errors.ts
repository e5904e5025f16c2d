import { errorsOf } from '#platform/http/errors.ts'

const megabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** Why a file is not taken in, or not handed out. */
export const filesErrors = errorsOf('files', {
  empty: () => ({ status: 422, message: '文件是空的，请确认内容已保存后重新选择' }),
  tooLarge: (cap: number) => ({
    status: 413,
    message: `文件超过${megabytes(cap)}，请压缩或拆分后再上传`,
    details: { cap },
  }),
  unknownKind: (allowed: string) => ({
    status: 422,
    message: `无法识别这是什么文件。此处可以上传：${allowed}`,
  }),
  notHere: (found: string, allowed: string) => ({
    status: 422,
    message: `此处不能上传${found}。可以上传：${allowed}`,
    details: { found },
  }),
  webPage: (allowed: string) => ({
    status: 422,
    message: `文件内容实际是网页。如果它来自别的系统的“导出Excel”，请用WPS或Excel打开，另存为.xlsx后再上传。此处可以上传：${allowed}`,
  }),
  wrongExtension: (extension: string, found: string, right: string) => ({
    status: 422,
    message: `文件名以“.${extension}”结尾，内容却是${found}。请确认没有选错文件；如内容无误，请把扩展名改为“.${right}”后再上传`,
    details: { extension, found },
  }),
  noExtension: (found: string, right: string) => ({
    status: 422,
    message: `文件名没有扩展名。内容是${found}，请把文件名改为以“.${right}”结尾后再上传`,
    details: { found },
  }),
  macros: () => ({
    status: 422,
    message: '文件含有宏（可自动运行的程序），已拒绝。请另存为不含宏的格式（.docx、.xlsx）后再上传',
  }),
  passwordProtected: () => ({
    status: 422,
    message: '文件设有打开密码，他人无法查看。请在“文件－信息－保护”中取消密码，保存后再上传',
  }),
  applePhoto: () => ({
    status: 422,
    message: '这是苹果手机的HEIC照片，多数电脑打不开。请在手机“设置－相机－格式”中选“兼容性最佳”，或另存为JPG后再上传',
  }),
  encoding: () => ({
    status: 422,
    message: '文字编码无法识别（既不是UTF-8也不是GB18030）。请另存为“UTF-8”编码后再上传',
  }),
  tornPicture: () => ({ status: 422, message: '图片不完整或已损坏，请确认能正常打开后重新上传' }),
  hugePicture: (megapixels: number) => ({
    status: 422,
    message: `图片尺寸过大（超过${megapixels}百万像素），请缩小后再上传`,
    details: { megapixels },
  }),
  diskFull: () => ({ status: 507, message: '服务器存储空间不足，文件没有保存。请联系系统管理员清理后重试' }),
  noSuchFile: () => ({ status: 404, message: '没有找到这个文件，请刷新页面后重试' }),
  lost: (id: string) => ({
    status: 500,
    message: '文件记录仍在，但文件内容缺失或不完整。请联系系统管理员从备份恢复',
    details: { id },
  }),
})
