/** The description of the house's JSON interface: modules say what they offer, and one address gives all of it. */
export { type ApiDescription, type ApiParameter, describedBy, openApiRoute } from './open-api.ts'
