import { defineContext } from '#platform/context.ts'
import { applyForStar, applyForStarFor, getMyStar } from './actions/apply-for-star.ts'
import { issueCertificate, refuseCertificate, revokeCertificate } from './actions/decide-certificate.ts'
import { checkStar, grantStar, refuseStar, revokeStar } from './actions/decide-star.ts'
import {
  downloadMyCertificate,
  getCertificate,
  listCertificates,
  listMyCertificates,
  previewCertificate,
  printCertificate,
} from './actions/read-certificates.ts'
import { getStar, listEligible, listStarNotices, listStars } from './actions/read-stars.ts'
import { requestCertificate, requestCertificateFor } from './actions/request-certificate.ts'
import { listMyServices } from './actions/services.ts'
import { answerStarObjection, objectToStar, recordStarObjection } from './actions/star-objections.ts'
import { verifyCertificate } from './actions/verify-certificate.ts'
import { recognitionChecks } from './checks.ts'
import { recognitionContract } from './contract.ts'
import { recognitionExports } from './exports.ts'
import { followHours } from './jobs/follow-hours.ts'
import { recognitionPermissions } from './permissions.ts'
import { recognitionRecords } from './records.ts'

export const recognition = defineContext({
  contract: recognitionContract,
  handlers: {
    listMyServices,
    requestCertificate,
    listMyCertificates,
    downloadMyCertificate,
    verifyCertificate,
    listCertificates,
    getCertificate,
    requestCertificateFor,
    previewCertificate,
    issueCertificate,
    refuseCertificate,
    revokeCertificate,
    printCertificate,
    getMyStar,
    applyForStar,
    listStarNotices,
    objectToStar,
    listStars,
    listEligible,
    getStar,
    applyForStarFor,
    checkStar,
    refuseStar,
    grantStar,
    revokeStar,
    recordStarObjection,
    answerStarObjection,
  },
  permissions: recognitionPermissions,
  jobs: [followHours],
  checks: recognitionChecks,
  exports: recognitionExports,
  records: recognitionRecords,
})
