/** Version of the matrix tables; rises when headers or their meaning change, and older workbooks are upgraded on request. */
export const MATRIX_FORMAT = 1;

/** The document property that carries it. */
export const FORMAT_PROPERTY = "PayerPolicyMatrixFormat";
