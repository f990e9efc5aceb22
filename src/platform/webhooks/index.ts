/** Addresses of partners' systems that are told that something happened: signed, tried again, given up in the end, never inside a network. */

export { deliverWebhooks, type WebhookParts, webhookJobs } from './deliver.ts'
export { addressProblem } from './outside.ts'
export { signingKeyOf } from './sign.ts'
export {
  type Delivery,
  deliveriesOf,
  endWebhook,
  makeWebhook,
  type NewWebhook,
  selectOptionalWebhook,
  testWebhook,
  type Webhook,
  webhooksOf,
} from './webhooks.queries.ts'
