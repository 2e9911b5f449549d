// SPDX-FileCopyrightText: The Pacer authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"
#include "tests/fuzz/fuzz_target.h"

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>

/// Drives a target where libFuzzer is not to be had: inputs that are made of the beginnings by chance, the
/// same ones for the same seed. The input that is under way when the program dies lies in `last_input`.
namespace pacer::fuzz {

namespace {

struct Options {
    std::uint64_t seed = 1;
    std::uint64_t runs = 0;    ///< 0: until the time is over
    std::uint64_t seconds = 0; ///< 0: until the runs are over
    std::string corpus;        ///< write the beginnings there, and end
    std::string lastInput;     ///< file that keeps it; costs time
};

constexpr std::size_t longest = 1U << 16U;

constexpr std::array words{
    "{\"type\":\"OFFERS\"",     "null",   "[]",       "{}",   "\"value\":", "-1",      "1e308",
    "999999999999999999999999", "0.0005", "\"role\"", "\xff", "\\u0000",    "\\ud800", "\n",
    "18446744073709551615"};

class Mutator {
public:
    Mutator(std::vector<std::string> pool, std::uint64_t seed)
        : m_pool(std::move(pool))
        , m_random(seed)
    {}

    std::string next()
    {
        std::string input = m_pool[m_random.below(m_pool.size())];
        const std::size_t changes = 1 + m_random.below(6);
        for (std::size_t i = 0; i < changes; ++i)
            change(input);
        input.resize(std::min(input.size(), longest));
        return input;
    }

private:
    std::size_t placeIn(const std::string& input) { return m_random.below(input.size() + 1); }

    void change(std::string& input)
    {
        const std::size_t at = placeIn(input);
        constexpr std::size_t kinds = 7;
        switch (m_random.below(kinds)) {
        case 0:
            if (at < input.size())
                input[at] = static_cast<char>(m_random.below(256));
            break;
        case 1:
            if (at < input.size())
                input[at] =
                    static_cast<char>(static_cast<unsigned char>(input[at]) ^ (1U << m_random.below(8)));
            break;
        case 2: input.insert(at, words.at(m_random.below(words.size()))); break;
        case 3: input.erase(at, m_random.below(64)); break;
        case 4: input.insert(at, input.substr(placeIn(input), m_random.below(256))); break;
        case 5: input.resize(at); break;
        default: {
            const std::string& other = m_pool[m_random.below(m_pool.size())];
            input = input.substr(0, at) + other.substr(placeIn(other));
        }
        }
    }

    std::vector<std::string> m_pool;
    Random m_random;
};

Options optionsFrom(int argc, char** argv)
{
    std::map<std::string, std::string> given;
    for (int i = 1; i + 1 < argc; i += 2)
        given[argv[i]] = argv[i + 1];
    Options options;
    const auto number = [&](const char* name, std::uint64_t& value) {
        if (const auto found = given.find(name); found != given.end())
            value = std::stoull(found->second);
    };
    number("--seed", options.seed);
    number("--runs", options.runs);
    number("--seconds", options.seconds);
    options.corpus = given["--corpus"];
    options.lastInput = given["--last-input"];
    if (options.runs == 0 && options.seconds == 0 && options.corpus.empty())
        throw std::runtime_error("--runs N, --seconds N or --corpus FOLDER [--seed N] [--last-input FILE]");
    return options;
}

void write(const std::string& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary) << bytes;
}

void run(const std::string& input)
{
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
}

int drive(const Options& options)
{
    const std::vector<std::string> pool = beginnings();
    if (pool.empty())
        throw std::runtime_error("there is nothing to begin with");
    if (!options.corpus.empty()) {
        std::filesystem::create_directories(options.corpus);
        for (std::size_t i = 0; i < pool.size(); ++i)
            write(options.corpus + '/' + std::to_string(i), pool[i]);
        return 0;
    }
    for (const std::string& input : pool)
        run(input);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(options.seconds);
    Mutator mutator(pool, options.seed);
    std::uint64_t runs = 0;
    while ((options.runs == 0 || runs < options.runs)
           && (options.seconds == 0 || std::chrono::steady_clock::now() < end)) {
        const std::string input = mutator.next();
        if (!options.lastInput.empty())
            write(options.lastInput, input);
        run(input);
        ++runs;
    }
    std::printf("%zu beginnings, %llu inputs, nothing broken\n", pool.size(),
                static_cast<unsigned long long>(runs));
    return 0;
}

} // namespace

} // namespace pacer::fuzz

int main(int argc, char** argv)
{
    try {
        return pacer::fuzz::drive(pacer::fuzz::optionsFrom(argc, argv));
    } catch (const std::exception& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 2;
    }
}
