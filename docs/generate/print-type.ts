import ts from 'typescript';

/** One line, nothing left out, quotes as in the sources. */
export function printType(checker: ts.TypeChecker, type: ts.Type): string {
    const { NoTruncation, InTypeAlias, UseSingleQuotesForStringLiteralType } = ts.TypeFormatFlags;
    const flags: ts.TypeFormatFlags = NoTruncation | InTypeAlias | UseSingleQuotesForStringLiteralType;
    return checker.typeToString(type, undefined, flags);
}
