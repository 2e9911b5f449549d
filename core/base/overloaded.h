// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace pacer {

/// One visitor out of several lambdas. A missing case does not compile.
template <class... Fs>
struct Overloaded : Fs... {
    using Fs::operator()...;
};

template <class... Fs>
Overloaded(Fs...) -> Overloaded<Fs...>; // clang before 17 needs to be told

} // namespace pacer
