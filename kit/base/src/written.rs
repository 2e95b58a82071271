//! The JSON of a type that is written as another, for the description of the interface.

/// Says that a type's JSON is that of another: `written_as!(Cursor as String)`.
#[macro_export]
macro_rules! written_as {
    ($name:ident as $other:ty) => {
        impl $crate::schemars::JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$other as $crate::schemars::JsonSchema>::schema_name()
            }

            fn json_schema(schemas: &mut $crate::schemars::SchemaGenerator) -> $crate::schemars::Schema {
                <$other as $crate::schemars::JsonSchema>::json_schema(schemas)
            }
        }
    };
}
