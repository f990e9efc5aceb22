/** A name as it may stand in an address: small letters and figures, with a hyphen between what was apart. Empty where it has neither. */
export const inAddress = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
