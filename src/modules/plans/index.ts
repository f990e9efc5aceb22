export { routes } from './plans.routes.ts'
