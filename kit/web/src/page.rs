//! The answer that is a page. Its type says which: so the description of the interface knows what is in it.

use std::marker::PhantomData;

use axum::response::{IntoResponse, Response};

/// A page of the struct `P`, as HTML or as JSON; or what stopped it.
pub struct Page<P> {
    response: Response,
    of: PhantomData<fn() -> P>,
}

impl<P> From<Response> for Page<P> {
    fn from(response: Response) -> Self {
        Self { response, of: PhantomData }
    }
}

impl<P> IntoResponse for Page<P> {
    fn into_response(self) -> Response {
        self.response
    }
}
