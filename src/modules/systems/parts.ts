/** What this room's addresses need of the house. */
export interface SystemsParts {
  secret: string
  /** Where the house is found from outside. */
  baseUrl: string
  /** Whether systems inside a network may be told. */
  webhooksInside: boolean
}
