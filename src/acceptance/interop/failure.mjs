/** What a call fails with, as far as its caller can see; null when it does not. */
export async function failure(call) {
    try {
        await call();
        return null;
    } catch (e) {
        return { type: e.constructor.name, code: e.code, message: e.message, data: e.data };
    }
}
