// Whether Excel calls a custom function with errors among its arguments, or shows the error without calling it.

/** What functions.json may say of it, in any of the places where hosts look. */
export interface SaysErrors {
  readonly allowErrorForDataTypeAny?: boolean;
}

/**
 * What stands closest to the function decides: its options, then the function itself, then the whole file.
 *
 * @example takesErrors({ options: { allowErrorForDataTypeAny: false } }, { allowErrorForDataTypeAny: true }) // false
 */
export function takesErrors(metadata: SaysErrors & { readonly options?: SaysErrors }, file: SaysErrors = {}): boolean {
  const said = [metadata.options, metadata, file].map((part) => part?.allowErrorForDataTypeAny);
  return said.find((says) => says !== undefined) ?? false;
}
